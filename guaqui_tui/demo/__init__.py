"""The demonstration: three laptops, a plan of invented demands, and a file with conflicts of each kind."""
