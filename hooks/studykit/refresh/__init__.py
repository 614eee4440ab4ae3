"""`make refresh`: new wages of the Occupational Employment and Wage Statistics (OEWS), read from the BLS public API, as a diff of data/."""
