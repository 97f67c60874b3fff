"""What was asked for, what was done of it and with which money: the accounts that are given of a plan."""
