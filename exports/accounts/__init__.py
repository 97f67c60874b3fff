"""The accounts that are given to those who asked."""
