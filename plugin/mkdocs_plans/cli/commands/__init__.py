"""The commands of `plans`, one module each.

A module defines `command`, with its options, its examples and the function that runs it. Nothing else lists
it: the program finds the module by its name. Imports that take time are in the functions, so that `plans
--help`, which imports every module, is fast.
"""
