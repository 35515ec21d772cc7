# Reads a file of the sample model, ticks 0 to 3, as FORMAT.md says one can. R counts the fastest axis first.
path <- commandArgs(trailingOnly = TRUE)[1]

file <- ncdf4::nc_open(path)
stopifnot(ncdf4::ncvar_get(file, "time") == 0:3)
stopifnot(all.equal(as.vector(ncdf4::ncvar_get(file, "collaboration")), 0.1 * 0:3))
stopifnot(dim(ncdf4::ncvar_get(file, "by_tier")) == c(2, 3, 4))
stopifnot(ncdf4::ncvar_get(file, "by_tier")[2, 1, 4] == 13)
stopifnot(ncdf4::ncvar_get(file, "organisation/load")[2, 4] == 4000000031)
stopifnot(ncdf4::ncvar_get(file, "system")[1:2] == c("QF7", "Norfolk & Waveney"))
stopifnot(ncdf4::ncatt_get(file, "time", "units")$value == "week")
stopifnot(ncdf4::ncatt_get(file, 0, "model")$value == "sample")
ncdf4::nc_close(file)
cat("ncdf4: fine\n")

stopifnot(all.equal(as.vector(rhdf5::h5read(path, "collaboration")), 0.1 * 0:3))
stopifnot(rhdf5::h5read(path, "person/behaviour")[, 4] == c(0, 1, 2, 0, 1, 2))
stopifnot(rhdf5::h5read(path, "setting/code")[c(1, 3)] == c("RM1", "R1H"))
rhdf5::h5closeAll()
cat("rhdf5: fine\n")
