"""`make item`: questions whose answers become a well-formed item at the end of a bank.

What is asked follows from the models in `item_types/`: a new type needs no change here.
"""
