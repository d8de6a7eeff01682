"""What words say by themselves: mails and numbers, names, regions, counties, days and hours, known organizations.

Works on strings alone; knows no line, no layout and no other room of extraction.
"""
