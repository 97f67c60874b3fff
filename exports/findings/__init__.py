"""What a plan's figures say, in sentences that a member of the council reads. Papers and report say them alike."""
