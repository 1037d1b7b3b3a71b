"""The memory: one Store over SQLite; peewee stays in here."""
