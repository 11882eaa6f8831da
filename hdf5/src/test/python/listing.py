"""All that an HDF5 file holds as h5py sees it, as lines of text: those of Listing.java."""

import hashlib

import h5py
import numpy as np

OTHER = (h5py.h5t.COMPOUND, h5py.h5t.REFERENCE, h5py.h5t.ARRAY, h5py.h5t.VLEN)


def shape_of(shape):
    return "[" + ", ".join(map(str, shape)) + "]"


def hexed(data):
    return data.hex() if len(data) <= 32 else "sha1:" + hashlib.sha1(data).hexdigest()


def little(array):
    return np.ascontiguousarray(array).astype(array.dtype.newbyteorder("<"), copy=False).tobytes()


def joined(value):
    texts = value.ravel() if isinstance(value, np.ndarray) else [value]
    encoded = [t if isinstance(t, bytes) else t.encode() for t in texts]
    return b"".join(t + b"\x01" for t in encoded)


def name_of(dtype, type_id):
    if isinstance(type_id, h5py.h5t.TypeOpaqueID):
        return "opaque%d" % type_id.get_size()
    return dtype.newbyteorder("=").name


def value_of(low, value):
    """low: what h5py knows of the dataset or attribute; value: reads it."""
    type_id = low.get_type()
    if low.get_space().get_simple_extent_type() == h5py.h5s.NULL:
        return "empty"
    if h5py.check_string_dtype(low.dtype) is not None:
        return "string " + shape_of(low.shape) + hexed(joined(value()))
    if type_id.get_class() in OTHER:
        return "other"
    if type_id.get_size() == 2 and getattr(type_id, "get_ebias", lambda: 0)() == 127:
        raw = np.empty(low.shape, "<u2")
        low.read(h5py.h5s.ALL, h5py.h5s.ALL, raw, mtype=type_id)
        return "bfloat16 " + shape_of(low.shape) + hexed(raw.tobytes())
    return name_of(low.dtype, type_id) + " " + shape_of(low.shape) + hexed(little(np.asarray(value(), dtype=low.dtype)))


def attributes(lines, o):
    for name in o.attrs:
        lines.append("  @%s %s" % (name, value_of(o.attrs.get_id(name), lambda: o.attrs[name])))


def child(group, name):
    if isinstance(group.get(name, getlink=True), h5py.ExternalLink):
        return None
    try:
        found = group[name]
    except (KeyError, OSError, RuntimeError):
        return None
    return None if isinstance(found, h5py.Datatype) else found


def refused(dataset):
    plist = dataset.id.get_create_plist()
    read = (h5py.h5z.FILTER_DEFLATE, h5py.h5z.FILTER_SHUFFLE, h5py.h5z.FILTER_FLETCHER32, h5py.h5z.FILTER_LZF)
    return any(plist.get_filter(i)[0] not in read for i in range(plist.get_nfilters()))


def walk(lines, path, group, seen):
    names = list(group)
    lines.append("group %s %s" % (path, "|".join(names)))
    attributes(lines, group)
    for name in names:
        found = child(group, name)
        if found is None:
            lines.append("no object " + name)
            continue
        where = ("" if path == "/" else path) + "/" + name
        address = h5py.h5o.get_info(found.id).addr
        if address in seen:
            lines.append("again " + where)
            continue
        seen.add(address)
        if isinstance(found, h5py.Group):
            walk(lines, where, found, seen)
        else:
            value = "refused" if refused(found) else value_of(found.id, lambda: found[()])
            lines.append("dataset %s %s" % (where, value))
            attributes(lines, found)


def listing(path):
    lines = []
    with h5py.File(path, "r") as f:
        walk(lines, "/", f, {h5py.h5o.get_info(f.id).addr})
    return lines
