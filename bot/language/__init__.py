"""What spoken English words do: ask, fill, promise, name a day, please or worry. Rules only, no model."""
