"""Says what changed since a day, with the sentences that say so."""
