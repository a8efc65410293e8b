"""How records look in Slack's JSON."""
