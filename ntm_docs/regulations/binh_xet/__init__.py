"""The year's review under law: case → papers, faults."""
