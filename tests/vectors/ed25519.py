"""Ed25519 (RFC 8032, section 5.1), with whole numbers alone: slow, plain, and no library's.

A point is kept as (X, Y, Z, T) with x = X/Z, y = Y/Z and xy = T/Z; additions are those of section 5.1.4.
"""

from __future__ import annotations

import hashlib

Point = tuple[int, int, int, int]

P = 2**255 - 19
ORDER = 2**252 + 27742317777372353535851937790883648493
D = -121665 * pow(121666, -1, P) % P
ROOT_OF_MINUS_ONE = pow(2, (P - 1) // 4, P)
NOTHING: Point = (0, 1, 1, 0)


def added(one: Point, other: Point) -> Point:
    a = (one[1] - one[0]) * (other[1] - other[0]) % P
    b = (one[1] + one[0]) * (other[1] + other[0]) % P
    c = 2 * one[3] * other[3] * D % P
    d = 2 * one[2] * other[2] % P
    e, f, g, h = b - a, d - c, d + c, b + a
    return e * f % P, g * h % P, f * g % P, e * h % P


def times(n: int, point: Point) -> Point:
    total = NOTHING
    while n:
        if n & 1:
            total = added(total, point)
        point = added(point, point)
        n >>= 1
    return total


def x_of(y: int, odd: int) -> int | None:
    """The x of a point by its y and whether x is odd; None where there is none."""
    square = (y * y - 1) * pow(D * y * y + 1, -1, P) % P
    x = pow(square, (P + 3) // 8, P)
    if (x * x - square) % P:
        x = x * ROOT_OF_MINUS_ONE % P
    if (x * x - square) % P or (not x and odd):
        return None
    return P - x if x % 2 != odd else x


BASE_Y = 4 * pow(5, -1, P) % P
BASE_X = x_of(BASE_Y, 0) or 0
BASE: Point = (BASE_X, BASE_Y, 1, BASE_X * BASE_Y % P)


def packed(point: Point) -> bytes:
    inverse = pow(point[2], -1, P)
    x, y = point[0] * inverse % P, point[1] * inverse % P
    return (y | (x & 1) << 255).to_bytes(32, "little")


def unpacked(data: bytes) -> Point | None:
    number = int.from_bytes(data, "little")
    y, odd = number & (1 << 255) - 1, number >> 255
    x = x_of(y, odd) if y < P else None
    return None if x is None else (x, y, 1, x * y % P)


def digest(*parts: bytes) -> int:
    return int.from_bytes(hashlib.sha512(b"".join(parts)).digest(), "little")


def secret(seed: bytes) -> tuple[int, bytes]:
    hashed = hashlib.sha512(seed).digest()
    number = int.from_bytes(hashed[:32], "little")
    return number & (1 << 254) - 8 | 1 << 254, hashed[32:]


def public_key(seed: bytes) -> bytes:
    return packed(times(secret(seed)[0], BASE))


def sign(seed: bytes, message: bytes) -> bytes:
    number, prefix = secret(seed)
    nonce = digest(prefix, message) % ORDER
    first = packed(times(nonce, BASE))
    answer = (nonce + digest(first, public_key(seed), message) * number) % ORDER
    return first + answer.to_bytes(32, "little")


def fits(key: bytes, signature: bytes, message: bytes) -> bool:
    """Whether a signature is the key's; a key of small order is nobody's, and each number is below its bound."""
    first, answer = signature[:32], int.from_bytes(signature[32:], "little")
    point = unpacked(key)
    if point is None or answer >= ORDER or packed(times(8, point)) == packed(NOTHING):
        return False
    minus = (P - point[0], point[1], 1, P - point[3])
    return packed(added(times(answer, BASE), times(digest(first, key, message) % ORDER, minus))) == first
