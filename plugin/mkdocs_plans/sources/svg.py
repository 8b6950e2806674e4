"""Whether an SVG file contains only graphics: listed elements and attributes, and nothing to load.

It is parsed like a browser parses it, with namespaces, so that no prefix, entity or encoding hides anything.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from xml.parsers import expat

LARGEST_SVG = 2_000_000
"""The size in bytes above which a file is refused."""

_SVG = "http://www.w3.org/2000/svg"
_XLINK = "http://www.w3.org/1999/xlink"
_XML = "http://www.w3.org/XML/1998/namespace"

_ELEMENTS = frozenset([
    "svg", "g", "defs", "symbol", "use", "switch", "a", "title", "desc", "metadata", "style", "view",
    "path", "rect", "circle", "ellipse", "line", "polyline", "polygon", "image",
    "text", "tspan", "textPath",
    "linearGradient", "radialGradient", "stop", "pattern", "clipPath", "mask", "marker",
    "filter", "feBlend", "feColorMatrix", "feComponentTransfer", "feComposite", "feConvolveMatrix",
    "feDiffuseLighting",
    "feDisplacementMap", "feDistantLight", "feDropShadow", "feFlood", "feFuncA", "feFuncB", "feFuncG",
    "feFuncR", "feGaussianBlur",
    "feImage", "feMerge", "feMergeNode", "feMorphology", "feOffset", "fePointLight", "feSpecularLighting",
    "feSpotLight", "feTile",
    "feTurbulence",
])  # fmt: skip
"""Elements that draw or describe. Animation elements are missing, because they can change where a link
leads."""

_ATTRIBUTES = frozenset([
    "id", "class", "style", "lang", "tabindex", "role", "version", "baseProfile", "zoomAndPan",
    "x", "y", "x1", "x2", "y1", "y2", "z", "cx", "cy", "r", "rx", "ry", "fx", "fy", "fr", "dx", "dy", "d",
    "width", "height", "points", "pathLength", "transform", "viewBox",
    "preserveAspectRatio", "rotate", "textLength", "lengthAdjust", "startOffset", "method", "spacing",
    "side", "media", "type", "title",
    "gradientUnits", "gradientTransform", "spreadMethod", "offset", "patternUnits", "patternContentUnits",
    "patternTransform",
    "clipPathUnits", "maskUnits", "maskContentUnits", "markerUnits", "markerWidth", "markerHeight", "refX",
    "refY", "orient",
    "filterUnits", "primitiveUnits", "in", "in2", "result", "mode", "values", "operator", "k1", "k2", "k3",
    "k4", "order", "kernelMatrix", "divisor", "bias",
    "targetX", "targetY", "edgeMode", "kernelUnitLength", "preserveAlpha", "surfaceScale",
    "diffuseConstant", "specularConstant",
    "specularExponent", "limitingConeAngle", "pointsAtX", "pointsAtY", "pointsAtZ", "azimuth", "elevation",
    "scale", "xChannelSelector",
    "yChannelSelector", "stdDeviation", "radius", "baseFrequency", "numOctaves", "seed", "stitchTiles",
    "tableValues", "slope", "intercept",
    "amplitude", "exponent", "systemLanguage", "requiredFeatures", "enable-background",
    "alignment-baseline", "baseline-shift", "clip", "clip-path", "clip-rule", "color",
    "color-interpolation",
    "color-interpolation-filters", "color-rendering", "cursor", "direction", "display", "dominant-baseline",
    "fill", "fill-opacity",
    "fill-rule", "filter", "flood-color", "flood-opacity", "font", "font-family", "font-size",
    "font-size-adjust", "font-stretch",
    "font-style", "font-variant", "font-weight", "glyph-orientation-horizontal",
    "glyph-orientation-vertical",
    "image-rendering", "isolation", "kerning", "letter-spacing", "lighting-color", "line-height", "marker",
    "marker-end", "marker-mid",
    "marker-start", "mask", "mask-type", "mix-blend-mode", "opacity", "overflow", "paint-order",
    "pointer-events", "shape-rendering",
    "stop-color", "stop-opacity", "stroke", "stroke-dasharray", "stroke-dashoffset", "stroke-linecap",
    "stroke-linejoin",
    "stroke-miterlimit", "stroke-opacity", "stroke-width", "text-align", "text-anchor", "text-decoration",
    "text-rendering",
    "transform-origin", "unicode-bidi", "vector-effect", "visibility", "white-space", "word-spacing",
    "writing-mode",
])  # fmt: skip

_NOTES = frozenset([
    "http://www.inkscape.org/namespaces/inkscape",
    "http://sodipodi.sourceforge.net/DTD/sodipodi-0.dtd",
    "http://www.w3.org/1999/02/22-rdf-syntax-ns#",
    "http://purl.org/dc/elements/1.1/",
    "http://purl.org/dc/terms/",
    "http://creativecommons.org/ns#",
    "http://web.resource.org/cc/",
    "http://www.bohemiancoding.com/sketch/ns",
    "http://www.serif.com/",
])  # fmt: skip
"""Namespaces of editors' own data, which no browser interprets."""

_LOADS = re.compile(
    r"\\"  # May spell any of the following.
    r"|@\s*(?:import|charset|namespace)"
    r"|(?:image-set|(?<![a-z-])image|src|cross-fade|paint|element|expression)\s*\("
    r"|url\s*\((?!\s*[\"']?\s*#)"
    r"|(?:java|vb)script:|-moz-binding|behavior\s*:",
    re.IGNORECASE,
)
"""Parts of a style that load something, or ran script in old browsers."""

_DATA_IMAGE = re.compile(r"data:image/(?:png|jpe?g|gif|webp);base64,[A-Za-z0-9+/=\s]*")
"""An embedded bitmap. Other `data:` addresses could contain HTML or another SVG."""


class _ActiveError(Exception):
    """The file contains something that is not on the lists."""


def is_passive(raw: bytes) -> bool:
    """Whether an SVG file contains nothing that runs, loads or changes when it is opened on its own."""
    if len(raw) > LARGEST_SVG or not raw.removeprefix(b"\xef\xbb\xbf").startswith((b"<svg", b"<?xml")):
        return False  # A file that begins with a comment is HTML to a browser that guesses.
    try:
        raw.decode("utf-8")
        _Reader().read(raw)
    except (UnicodeDecodeError, expat.ExpatError, _ActiveError):
        return False
    return True


class _Reader:
    """Raises an error at the first item that is not on the lists."""

    def __init__(self) -> None:
        # The separator occurs in no name. A namespace that contains one is refused, because it is on no list.
        self._parser = expat.ParserCreate("utf-8", " ")
        self._parser.XmlDeclHandler = self._declaration
        self._parser.StartElementHandler = self._start
        self._parser.EndElementHandler = self._end
        self._parser.CharacterDataHandler = self._text
        # This also refuses entities that the file declares.
        self._parser.StartDoctypeDeclHandler = self._refuse
        # `<?xml-stylesheet …?>` runs XSLT.
        self._parser.ProcessingInstructionHandler = self._refuse
        self._open: list[str] = []
        self._style: list[str] = []

    def read(self, raw: bytes) -> None:
        """Read a whole file.

        Raises:
            _ActiveError: It contains something that is not on the lists.
            ExpatError: It is not XML.
        """
        self._parser.Parse(raw, True)  # noqa: FBT003  (expat takes it by position alone)

    def _refuse(self, *_: object) -> None:
        raise _ActiveError

    def _declaration(self, version: str, encoding: str | None, _: int) -> None:
        if version != "1.0" or (encoding or "utf-8").casefold() != "utf-8":
            raise _ActiveError

    def _start(self, name: str, attributes: Mapping[str, str]) -> None:
        namespace, _, local = name.rpartition(" ")
        is_drawing = namespace == _SVG and local in _ELEMENTS
        if not (is_drawing or namespace in _NOTES) or (
            not self._open and (namespace, local) != (_SVG, "svg")
        ):
            raise _ActiveError
        if self._open and self._open[-1] == "style":  # Browsers differ in what they read as a style.
            raise _ActiveError
        self._open.append(local if is_drawing else "")
        if is_drawing:
            for attribute, value in attributes.items():
                self._check(local, attribute, value)

    def _check(self, element: str, attribute: str, value: str) -> None:
        namespace, _, name = attribute.rpartition(" ")
        if name == "href" and namespace in ("", _XLINK):
            shown = element in ("image", "feImage") and _DATA_IMAGE.fullmatch(value.strip())
            if not (shown or value.startswith("#")):
                raise _ActiveError
        elif namespace == _XLINK:
            if name not in ("title", "type", "show", "actuate"):
                raise _ActiveError
        elif namespace == _XML:
            if name not in ("space", "lang", "id"):
                raise _ActiveError
        elif namespace:
            if namespace not in _NOTES:
                raise _ActiveError
        elif not name.startswith(("aria-", "data-")) and (name not in _ATTRIBUTES or _LOADS.search(value)):
            raise _ActiveError

    def _text(self, text: str) -> None:
        if self._open and self._open[-1] == "style":
            self._style.append(text)

    def _end(self, _: str) -> None:
        if self._open.pop() == "style":
            if _LOADS.search("".join(self._style)):
                raise _ActiveError
            self._style.clear()
