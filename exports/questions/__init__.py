"""The paper that asks communities what is right of what is in dispute."""
