"""Records the HDF5 files that the tests of the room hdf5 read: python record.py FOLDER (h5py 3.14)."""

import os
import sys

import h5py
import numpy as np
from listing import listing

FOLDER = sys.argv[1]


def file(name, **options):
    return h5py.File(os.path.join(FOLDER, name + ".h5"), "w", **options)


def numbers(f):
    for dtype in ["i1", "i2", "i4", "i8", "u1", "u2", "u4", "u8", "f2", "f4", "f8"]:
        for order in "<>":
            data = np.arange(6).reshape(2, 3).astype(order + dtype)
            if dtype[0] != "u":
                data = (data - 3).astype(order + dtype)
            f[("little_" if order == "<" else "big_") + dtype] = data
    f["bool"] = np.array([True, False, True])
    f["scalar"] = np.float32(1.5)
    f["no_elements"] = np.zeros((3, 0), "f4")
    f["empty"] = h5py.Empty("f4")
    f["opaque"] = np.array([b"\x80\x3f", b"\x00\x40"], dtype="V2")
    f["large_unsigned"] = np.array([2**64 - 1, 2**63], "u8")
    f["enumeration"] = np.array([2, 1], h5py.enum_dtype({"ONE": 1, "TWO": 2}, "i2"))
    bfloat16 = h5py.h5t.IEEE_F32LE.copy()
    bfloat16.set_fields(15, 7, 8, 0, 7)
    bfloat16.set_size(2)
    bfloat16.set_ebias(127)
    space = h5py.h5s.create_simple((3,))
    dataset = h5py.h5d.create(f.id, b"bfloat16", bfloat16, space)
    dataset.write(space, space, np.array([0x3F80, 0xC000, 0x7F80], "<u2"), mtype=bfloat16)


def texts(f):
    f["fixed"] = np.array([b"one", b"three", b""])
    f.create_dataset("utf8", data=np.array([b"\xc3\xa4\xc3\xb6", b"x"], dtype=h5py.string_dtype("utf-8", 8)))
    f.create_dataset("variable", data=["one", "", "gr\u00fc\u00dfe", "x" * 300], dtype=h5py.string_dtype())
    f["scalar"] = "hello"
    f.create_dataset("unwritten", (2,), dtype=h5py.string_dtype())
    space_padded = h5py.h5t.C_S1.copy()
    space_padded.set_size(6)
    space_padded.set_strpad(h5py.h5t.STR_SPACEPAD)
    space = h5py.h5s.create_simple((2,))
    dataset = h5py.h5d.create(f.id, b"spaces", space_padded, space)
    dataset.write(space, space, np.array([b"ab", b"abcdef"], "S6"))


def attributes(o, count=0):
    o.attrs["text"] = "hello w\u00f6rld"
    o.attrs["bytes"] = np.bytes_("tensorflow")
    o.attrs["texts"] = ["a", "", "longer text"]
    o.attrs["names"] = np.array([b"kernel:0", b"bias:0"])
    o.attrs["int"] = 42
    o.attrs["ints"] = np.arange(5, dtype="i4")
    o.attrs["big"] = np.array([1.5, -2], ">f8")
    o.attrs["half"] = np.float16(0.5)
    o.attrs["flag"] = True
    o.attrs["flags"] = np.array([[True], [False]])
    o.attrs["empty"] = h5py.Empty("f4")
    o.attrs["empty text"] = ""
    o.attrs["void"] = np.void(b"\x01\x02\x03")
    o.attrs["unsigned"] = np.uint64(2**63 + 1)
    o.attrs["reference"] = o.file.ref
    for i in range(count):
        o.attrs["many%03d" % (count - i)] = i


def named_types(f):
    f["type"] = np.dtype("<f4")
    f.create_dataset("typed", data=np.arange(3, dtype="f4"), dtype=f["type"])
    f.attrs.create("shared", np.float32(2.5), dtype=f["type"])
    f["text"] = h5py.string_dtype()
    f.attrs.create("shared text", "hello", dtype=f["text"])


def odd(f):
    f["compound"] = np.zeros(2, dtype=[("a", "i4"), ("b", "f8")])
    f.create_dataset("sequences", (2,), dtype=h5py.vlen_dtype("i4"))
    f.create_dataset("arrays", (2,), dtype=np.dtype(("i4", (3,))))
    f["complex"] = np.zeros(2, "c8")
    f["plain"] = np.arange(3.0)


def links(f):
    a = f.create_group("a/b/c")
    a["data"] = np.arange(4)
    f["hard"] = f["a/b/c/data"]
    f["soft"] = h5py.SoftLink("/a/b/c/data")
    f["a/relative"] = h5py.SoftLink("b/c")
    f["a/b/up"] = h5py.SoftLink("/a")
    f["dangling"] = h5py.SoftLink("/nowhere")
    f["loop1"] = h5py.SoftLink("/loop2")
    f["loop2"] = h5py.SoftLink("/loop1")
    f["external"] = h5py.ExternalLink("other.h5", "/x")
    f["a/b/c/cycle"] = f["a"]
    f["a/self"] = f["/"]
    f["name with spaces \u00e4\\back"] = 1
    f["dot.ted"] = 2


def many(f, count=300):
    g = f.create_group("many")
    f["one/x"] = 3
    for i in range(count):
        g["g%04d" % ((i * 7) % count)] = f["one"]


def chunks(f):
    def add(name, shape, chunks, maxshape=None, **options):
        data = np.arange(int(np.prod(shape)), dtype=options.pop("dtype", "<i4")).reshape(shape)
        f.create_dataset(name, data=data, chunks=chunks, maxshape=maxshape, **options)

    add("single", (3, 4), (3, 4))
    add("single_deflate", (30, 4), (30, 4), compression="gzip")
    add("fixed", (7, 9), (3, 4))
    add("fixed_deflate", (7, 9), (3, 4), compression="gzip", shuffle=True)
    if f.libver[0] == "latest":
        add("fixed_paged", (1100, 3), (1, 3), dtype="i1")
        add("growing_long", (700,), (1,), maxshape=(None,), dtype="i1")
    add("growing", (7, 9), (3, 4), maxshape=(None, 20))
    add("growing_second", (7, 9), (3, 4), maxshape=(8, None))
    add("growing_deflate", (40, 3), (1, 2), maxshape=(None, 3), compression="gzip", fletcher32=True)
    add("growing_both", (7, 9), (3, 4), maxshape=(None, None))
    add("growing_both_deflate", (60, 9), (2, 2), maxshape=(None, None), compression="gzip")
    add("big_endian", (5, 5), (2, 3), dtype=">f8", shuffle=True)
    add("deep", (3, 4, 5, 2), (2, 3, 2, 2), compression="gzip")
    add("checked", (5, 3), (2, 3), fletcher32=True, dtype="i1")
    add("larger_chunk", (3, 2), (8, 8), maxshape=(None, None), compression="gzip")
    f.create_dataset("fill", (6, 6), "f4", chunks=(2, 2), fillvalue=2.5)[3, 3] = 7
    f.create_dataset("fill_growing", (6, 6), "f4", chunks=(2, 2), maxshape=(None, 6), fillvalue=2.5)[3, 3] = 7
    f.create_dataset("fill_big", (4,), ">i2", chunks=(2,), fillvalue=258)
    f.create_dataset("never_written", (3,), "f4", fillvalue=-1)
    f.create_dataset("never_written_chunks", (3,), "f4", chunks=(2,))
    d = f.create_dataset("shrunk", data=np.arange(20), chunks=(3,), maxshape=(None,))
    d.resize((10,))
    plist = h5py.h5p.create(h5py.h5p.DATASET_CREATE)
    plist.set_layout(h5py.h5d.COMPACT)
    space = h5py.h5s.create_simple((4,))
    compact = h5py.h5d.create(f.id, b"compact", h5py.h5t.NATIVE_INT32, space, plist)
    compact.write(space, space, np.arange(4, dtype="i4"))
    plist = h5py.h5p.create(h5py.h5p.DATASET_CREATE)
    plist.set_chunk((2,))
    plist.set_alloc_time(h5py.h5d.ALLOC_TIME_EARLY)
    implicit = h5py.h5d.create(f.id, b"implicit", h5py.h5t.NATIVE_INT32, h5py.h5s.create_simple((5,)), plist)
    implicit.write(h5py.h5s.ALL, h5py.h5s.ALL, np.arange(5, dtype="i4"))


def refused(f):
    f.create_dataset("lzf", data=np.arange(100), chunks=(50,), compression="lzf")
    f.create_dataset("scaleoffset", data=np.arange(100), chunks=(50,), scaleoffset=0)


def keras(f):
    f.attrs["keras_version"] = "3.15.1"
    f.attrs["backend"] = "tensorflow"
    f.attrs["model_config"] = '{"class_name": "Sequential"}' * 400
    g = f.create_group("model_weights")
    g.attrs["layer_names"] = np.array([b"dense", b"dense_1"])
    for layer in ["dense", "dense_1"]:
        w = g.create_group(layer)
        w.attrs["weight_names"] = np.array([("%s/kernel:0" % layer).encode(), ("%s/bias:0" % layer).encode()])
        w[layer + "/kernel:0"] = np.arange(12, dtype="f4").reshape(3, 4)
        w[layer + "/bias:0"] = np.zeros(4, "f4")


for version, options in {"old": {}, "new": {"libver": "latest"}}.items():
    for content in [numbers, texts, named_types, odd, links, many, chunks, refused, keras]:
        with file(content.__name__ + "_" + version, **options) as f:
            content(f)
    with file("attributes_" + version, **options) as f:
        attributes(f)
        attributes(f.create_group("group"))
        attributes(f.create_dataset("dataset", data=1.0))
        attributes(f.create_group("many"), 60)
    with file("user_block_" + version, userblock_size=1024, **options) as f:
        f["x"] = np.arange(5)
        f.attrs["text"] = "behind a user block"
    with file("empty_" + version, **options) as f:
        pass
with file("ordered", track_order=True) as f:
    for name in "zebra", "ant", "cat":
        f.create_group(name, track_order=True).attrs["x"] = name
        f.attrs[name] = 1
    for i in range(20):
        f["ant/" + chr(ord("z") - i)] = i
        f["ant"].attrs[chr(ord("z") - i)] = i
with file("large_attributes", libver="latest") as f:
    f.attrs["large"] = np.arange(9000)
    f.attrs["small"] = np.arange(500)
    for i in range(12):
        f.attrs["middle%d" % i] = np.arange(100 * i)
with file("continued") as f:  # attributes that fill several blocks of a header
    for i in range(12):
        f.attrs["a%d" % i] = np.full(120, i, "i1")
with file("sparse", libver="latest") as f:  # an index of which some pages were never written
    sparse = f.create_dataset("sparse", (210000,), "i1", chunks=(1,), maxshape=(None,))
    for i in 3, 30, 60000, 131070, 140000, 200001:
        sparse[i] = i % 100

for name in sorted(os.listdir(FOLDER)):
    if name.endswith(".h5"):
        with open(os.path.join(FOLDER, name[:-3] + ".txt"), "w", encoding="utf-8") as out:
            out.write("\n".join(listing(os.path.join(FOLDER, name))) + "\n")
