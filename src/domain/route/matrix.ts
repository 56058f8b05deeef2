/** Travel times between places in whole seconds, row-major: from a to b stands at a * size + b. It need not be symmetric. */
export interface Matrix {
  readonly size: number;
  readonly travelS: Int32Array;
}
