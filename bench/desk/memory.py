"""What processes hold, as the system counts it."""


def children(process):
    try:
        with open(f"/proc/{process}/task/{process}/children", encoding="ascii") as file:
            own = [int(word) for word in file.read().split()]
    except OSError:
        return []  # gone meanwhile
    return own + [grandchild for child in own for grandchild in children(child)]


def held(process):
    """MB of a process and its children, what they share counted once."""
    total = 0
    for one in [process] + children(process):
        try:
            with open(f"/proc/{one}/smaps_rollup", encoding="ascii") as file:
                total += sum(int(line.split()[1]) for line in file if line.startswith("Pss:"))
        except OSError:
            pass  # gone meanwhile
    return total / 1024
