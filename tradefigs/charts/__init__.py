"""The parts that charts are made of, and one module for each kind of chart."""
