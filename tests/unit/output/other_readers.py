"""Reads a file of the sample model, ticks 0 to 3, as FORMAT.md says one can."""
import sys

import numpy

path, engine = sys.argv[1:]

if engine == "h5py":
    import h5py

    with h5py.File(path) as file:
        assert file["collaboration"][:].tolist() == [0, 0.1, 0.2, 0.1 * 3]
        assert list(file["system"].asstr()[:]) == ["QF7", "Norfolk & Waveney", "Côté"]
        assert file["setting/code"].asstr()[:].tolist() == ["RM1", "", "R1H", "Ünï"]
        assert file["by_tier"].dims[1][0].name == "/system"
        assert file["tie/trust"].dtype == numpy.float32 and numpy.isnan(file["tie/trust"].fillvalue)
        assert file["provenance/configuration"].asstr()[()] == "[run]\nticks = 3  # “three”\n"
        assert file.attrs["seed"] == 4000000001
    print("h5py: fine")
else:
    import xarray

    root = xarray.open_dataset(path, engine=engine)
    assert dict(root.sizes) == {"time": 4, "system": 3, "tier": 2}, root.sizes
    assert root.time.values.tolist() == [0, 1, 2, 3]
    assert root.time.units == "week" and root.time.axis == "T"
    assert list(root.system.values) == ["QF7", "Norfolk & Waveney", "Côté"]
    assert float(root.system_mean.sel(system="Côté", time=2)) == 2.5
    assert float(root.by_tier.sel(system="QF7", tier="senior manager", time=3)) == 13
    assert root.by_tier.long_name == "share by system and tier"
    assert root.attrs["model"] == "sample" and root.attrs["parent_checkpoint"] == ""
    assert root.attrs["seed"] == 4000000001

    organisation = xarray.open_dataset(path, engine=engine, group="organisation")
    assert organisation["load"].dtype == numpy.uint32 and organisation["load"].units == "person"
    assert int(organisation["load"].sel(time=3, organisation=1)) == 4000000031
    assert organisation.time.equals(root.time), "a group has its own time"

    person = xarray.open_dataset(path, engine=engine, group="person")
    assert person.behaviour.dtype == numpy.uint8
    assert person.behaviour.flag_meanings.split() == ["compete", "go_along", "collaborate"]
    assert person.behaviour.flag_values.tolist() == [0, 1, 2]

    provenance = xarray.open_dataset(path, engine=engine, group="provenance")
    assert str(provenance.configuration.values) == "[run]\nticks = 3  # “three”\n"
    assert list(provenance.input.values) == ["england/trusts.csv", "england/gp.csv"]
    print(f"xarray {engine}: fine")
