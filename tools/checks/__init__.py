# SPDX-License-Identifier: EUPL-1.2
"""One file a check: `problems(tree)` yields what it finds. tests/check/ proves that each fails on a bad sample."""
