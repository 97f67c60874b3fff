"""GeoJSON: places on a map as records, each with what is said of it and where it lies (RFC 7946)."""

from __future__ import annotations

from typing import Any, Final

LONGITUDE: Final = "longitude"
LATITUDE: Final = "latitude"
"""The columns of a point's coordinates, in degrees."""
GEOMETRY: Final = "geometry"
"""The column of what kind of shape lies there, where it is no point."""


def records_of_features(parsed: dict[str, Any]) -> list[dict[str, Any]]:
    """The records of a collection's features, or of one feature; none where it is no GeoJSON."""
    features = [parsed] if parsed.get("type") == "Feature" else parsed.get("features")
    if not isinstance(features, list) or parsed.get("type") not in {"Feature", "FeatureCollection"}:
        return []
    return [_record(feature) for feature in features if isinstance(feature, dict)]


def _record(feature: dict[str, Any]) -> dict[str, Any]:
    """What a feature says of itself; where that has a name of ours, it goes before."""
    properties = feature.get("properties")
    own = {"id": feature["id"]} if "id" in feature else {}
    return {**own, **_place(feature.get("geometry")), **(properties if isinstance(properties, dict) else {})}


def _place(geometry: Any) -> dict[str, Any]:
    match geometry:
        case {"type": "Point", "coordinates": [longitude, latitude, *_height]}:
            return {LONGITUDE: longitude, LATITUDE: latitude}
        case {"type": str(kind)}:
            return {GEOMETRY: kind}
    return {}
