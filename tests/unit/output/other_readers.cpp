#include <gtest/gtest.h>

#include "sample.hpp"
#include "tests/support/scratch.hpp"

namespace concord {

using namespace test;

namespace {

/// A file of the sample, ticks 0 to 3, and what other programs say of it.
class OtherReaders : public testing::Test {
  protected:
    OtherReaders() {
        Sample sample;
        record_sample(path, sample, 3, everything());
    }

    std::string python(const std::string& engine) const {
        return output_of("/usr/bin/python3 " CONCORD_SOURCE "/tests/unit/output/other_readers.py " + path +
                         " " + engine);
    }

    Scratch scratch;
    std::string path = scratch / "run.h5";
};

testing::AssertionResult holds(const std::string& text, const std::string& part) {
    if (text.find(part) != std::string::npos) return testing::AssertionSuccess();
    return testing::AssertionFailure() << "no \"" << part << "\" in:\n" << text;
}

}  // namespace

TEST_F(OtherReaders, NcdumpTakesItForNetcdf4) {
    EXPECT_EQ(output_of("ncdump -k " + path), "netCDF-4\n");
    const std::string header = output_of("ncdump -h " + path);
    EXPECT_TRUE(holds(header, "time = UNLIMITED ; // (4 currently)"));
    EXPECT_TRUE(holds(header, "double by_tier(time, system, tier) ;"));
    EXPECT_TRUE(holds(header, "by_tier:_FillValue = NaN ;"));
    EXPECT_TRUE(holds(header, "time:units = \"week\" ;"));
    EXPECT_TRUE(holds(header, "string system(system) ;"));
    EXPECT_TRUE(holds(header, "ubyte behaviour(time, person) ;"));
    EXPECT_TRUE(holds(header, "behaviour:flag_values = 0UB, 1UB, 2UB ;"));
    EXPECT_TRUE(holds(header, "behaviour:flag_meanings = \"compete go_along collaborate\" ;"));
    EXPECT_TRUE(holds(header, ":Conventions = \"CF-1.9\" ;"));
    EXPECT_TRUE(holds(header, "group: provenance {"));
    EXPECT_FALSE(holds(header, "phony")) << "every axis has a named dimension";
    EXPECT_FALSE(holds(header, "exit"));
}

TEST_F(OtherReaders, NcdumpShowsTheValues) {
    const std::string values = output_of("ncdump " + path);
    EXPECT_TRUE(holds(values, "system = \"QF7\", \"Norfolk & Waveney\", \"Côté\" ;"));
    EXPECT_TRUE(holds(values, "collaboration = 0, 0.1, 0.2, 0.3 ;"));
    EXPECT_TRUE(holds(values, "size = 1, 2, 3, 4000000000 ;"));
    EXPECT_TRUE(holds(values, "input = \"england/trusts.csv\", \"england/gp.csv\" ;"));
    EXPECT_FALSE(holds(values, "exit"));
}

TEST_F(OtherReaders, H5dumpTakesIt) {
    const std::string header = output_of("h5dump -H " + path);
    EXPECT_TRUE(holds(header, "DATASET \"collaboration\" {"));
    EXPECT_TRUE(holds(header, "DATASPACE  SIMPLE { ( 4 ) / ( H5S_UNLIMITED ) }"));
    EXPECT_TRUE(holds(output_of("h5dump -d /person/behaviour " + path), "(3,0): 0, 1, 2, 0, 1, 2"));
    EXPECT_FALSE(holds(header, "exit"));
}

TEST_F(OtherReaders, XarrayReadsItByEachOfItsEngines) {
    EXPECT_EQ(python("netcdf4"), "xarray netcdf4: fine\n");
    EXPECT_EQ(python("h5netcdf"), "xarray h5netcdf: fine\n");
}

TEST_F(OtherReaders, H5pyReadsIt) {
    EXPECT_EQ(python("h5py"), "h5py: fine\n");
}

TEST_F(OtherReaders, RReadsIt) {
    EXPECT_EQ(output_of("Rscript --vanilla " CONCORD_SOURCE "/tests/unit/output/other_readers.R " + path),
              "ncdf4: fine\nrhdf5: fine\n");
}

}  // namespace concord
