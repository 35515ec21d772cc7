let complaints = "";

console.error = (...said: unknown[]) => {
  complaints += said.join(" ");
};

/** What HDF5 has complained of since the last call; it would go to the console otherwise. */
export function takeComplaints(): string {
  const said = complaints;
  complaints = "";
  return said;
}
