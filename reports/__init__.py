"""The paper: a Report to Word, Excel and charts."""
