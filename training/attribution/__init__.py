"""Trains the attribution network and fits how it agrees with the rules; the commands stand in the model's card."""
