"""What is told in sentences and lists besides people: participants, duties, services, laws, titles and dates."""
