"""Verification: is this quote there, and is it where it is said to be?"""
