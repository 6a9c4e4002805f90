"""The only writers of commitments: one intent each, one durable transaction each."""
