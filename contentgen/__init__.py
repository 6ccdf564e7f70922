"""contentgen: from a topic to cited, checked and scored content."""
