"""Reports: the findings of `plans check`, the events of `plans diff`, and the figures of a portal.

Text of a plan is data in each of them: it ends no line, opens no tag and gives no command.
"""
