"""The story of the report, from June 2002 to the POA of 2003: told to the store, and typed into the app."""
