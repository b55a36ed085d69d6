# SPDX-License-Identifier: EUPL-1.2
"""What bench/accuracy is made of: drills.py plays and scores, degradation.py takes evidence away, pack.py reads real cases,
markdown.py writes the tables."""
