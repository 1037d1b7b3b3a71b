"""The grid that is the appendix: rows as plain data, an item model, and a table view like Excel."""
