"""The clerk's jobs, one file each."""
