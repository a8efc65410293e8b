"""Goals: made, listed, brought up to date, in forms and in words."""
