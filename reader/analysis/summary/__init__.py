"""The sentences that tell most: summarizers on Sumy's document model, over sentences that know where they stand."""
