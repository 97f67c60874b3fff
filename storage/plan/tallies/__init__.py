"""What is counted of a plan beside its shares: money, ceilings, causes, the women among those who came."""
