#!/usr/bin/env python3
"""Write overrides/widgets/connecticut.html, the program finder's map, from the counties of npm's us-atlas.

    tools/make_map.py

Needs npm and a network. The counties are the eight that us-atlas 3 carries, as they were before Connecticut's
planning regions took their place in the census of 2022: the ones that residents know.
"""

import hashlib
import json
import math
import subprocess
import tarfile
import tempfile
from pathlib import Path

VERSION = "3.0.1"
SHA256 = "e6daba1800885868303ad3549da62f85a557b8142bb72629ec15651de62f9c5d"
OUT = Path(__file__).parents[1] / "overrides/widgets/connecticut.html"
STATE = "09"
WIDTH = 320
TOLERANCE = 0.9  # in the map's own units: finer than a line is wide

Point = tuple[float, float]


def read_package() -> tuple[dict, str]:
    """The counties as TopoJSON, and the package's license."""
    with tempfile.TemporaryDirectory() as folder:
        subprocess.run(["npm", "pack", "--silent", f"us-atlas@{VERSION}"], cwd=folder, check=True)
        packed = Path(folder, f"us-atlas-{VERSION}.tgz")
        if hashlib.sha256(packed.read_bytes()).hexdigest() != SHA256:
            raise SystemExit(f"us-atlas {VERSION} is not the package that this script knows; look at it first")
        with tarfile.open(packed) as package:
            read = lambda name: package.extractfile(f"package/{name}").read().decode()  # noqa: E731
            return json.loads(read("counties-10m.json")), read("LICENSE").strip()


def decode(topology: dict, number: int) -> list[Point]:
    """An arc's points in degrees; a number below zero is the arc ~number backwards."""
    (kx, ky), (dx, dy) = topology["transform"]["scale"], topology["transform"]["translate"]
    x = y = 0
    points = []
    for step in topology["arcs"][number if number >= 0 else ~number]:
        x, y = x + step[0], y + step[1]
        points.append((x * kx + dx, y * ky + dy))
    return points


def simplify(points: list[Point], tolerance: float) -> list[Point]:
    """Douglas and Peucker. Applied arc by arc, neighbors keep one common border."""
    if len(points) < 3:
        return points
    (ax, ay), (bx, by) = points[0], points[-1]
    length = math.hypot(bx - ax, by - ay)

    def away(point: Point) -> float:
        if not length:
            return math.hypot(point[0] - ax, point[1] - ay)
        return abs((bx - ax) * (ay - point[1]) - (ax - point[0]) * (by - ay)) / length

    far = max(range(1, len(points) - 1), key=lambda index: away(points[index]))
    if away(points[far]) <= tolerance:
        return [points[0], points[-1]]
    return simplify(points[: far + 1], tolerance)[:-1] + simplify(points[far:], tolerance)


def center(ring: list[Point]) -> Point:
    """The centroid of a polygon."""
    area = x = y = 0.0
    for (ax, ay), (bx, by) in zip(ring, ring[1:] + ring[:1], strict=True):
        cross = ax * by - bx * ay
        area, x, y = area + cross / 2, x + (ax + bx) * cross, y + (ay + by) * cross
    return x / (6 * area), y / (6 * area)


def main() -> None:
    topology, license_text = read_package()
    counties = [one for one in topology["objects"]["counties"]["geometries"] if one["id"].startswith(STATE)]
    if len(counties) != 8:
        raise SystemExit(f"{len(counties)} counties instead of eight: this is another geography")
    used = {arc if arc >= 0 else ~arc for one in counties for ring in one["arcs"] for arc in ring}
    degrees = {number: decode(topology, number) for number in used}
    every = [point for arc in degrees.values() for point in arc]
    west, east = min(x for x, _ in every), max(x for x, _ in every)
    south, north = min(y for _, y in every), max(y for _, y in every)
    # Equal lengths in both directions at the state's middle; over two degrees no projection does visibly better.
    squeeze = math.cos(math.radians((south + north) / 2))
    scale = WIDTH / ((east - west) * squeeze)
    height = math.ceil((north - south) * scale)
    lines = {
        number: simplify([((x - west) * squeeze * scale, (north - y) * scale) for x, y in arc], TOLERANCE)
        for number, arc in degrees.items()
    }
    shapes = ""
    for one in sorted(counties, key=lambda one: one["properties"]["name"]):
        ring: list[Point] = []
        for arc in one["arcs"][0]:
            line = lines[arc] if arc >= 0 else lines[~arc][::-1]
            ring += line[1:] if ring else line
        name = one["properties"]["name"]
        (x, y), path = center(ring), " ".join(f"{x:.0f} {y:.0f}" for x, y in ring[:-1])
        slug = name.lower().replace(" ", "-")
        shapes += f'<g data-county="{slug}"><path d="M{path}z"/><text x="{x:.0f}" y="{y + 4:.0f}">{name}</text></g>\n'
    notice = "\n".join(f"    {line}".rstrip() for line in license_text.splitlines())
    OUT.write_text(
        f"{{#- Made by tools/make_map.py from us-atlas {VERSION}: the Census Bureau's counties, in the public domain. "
        f"License of us-atlas (ISC):\n{notice}\n-#}}\n"
        f'<svg class="finder-map" viewBox="-1 -1 {WIDTH + 2} {height + 2}" aria-hidden="true" focusable="false">\n{shapes}</svg>\n',
        "utf-8",
    )
    print(f"{OUT.name}: {OUT.stat().st_size} bytes")


if __name__ == "__main__":
    main()
