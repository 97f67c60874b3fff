"""One file a command. Results go to stdout, messages to stderr."""
