/// Logarithm and exponential in plain arithmetic, good to about one unit in the last place.
///
/// The system's library gives other last bits on other machines, and a forecast shall be the same on all of them.
/// Source: the polynomials of fdlibm's `e_log.c` and `e_exp.c`, https://www.netlib.org/fdlibm
enum Elementary {
  private static let highLn2 = 6.93147180369123816490e-01
  private static let lowLn2 = 1.90821492927058770002e-10

  /// The natural logarithm of `x`, which is positive, finite and normal.
  @inline(__always)
  static func log(_ x: Double) -> Double {
    // x = 2^k * m with m from √½ to √2.
    let bits = x.bitPattern &+ (0x3ff0_0000_0000_0000 &- 0x3fe6_a09e_667f_3bcd)
    let k = Double(Int64(bitPattern: bits &>> 52) &- 1023)
    let f = Double(bitPattern: (bits & 0x000f_ffff_ffff_ffff) &+ 0x3fe6_a09e_667f_3bcd) - 1
    let s = f / (2 + f)
    let z = s * s
    let w = z * z
    let even = w * (3.999999999940941908e-01 + w * (2.222219843214978396e-01 + w * 1.531383769920937332e-01))
    let odd =
      z
      * (6.666666666666735130e-01
        + w * (2.857142874366239149e-01 + w * (1.818357216161805012e-01 + w * 1.479819860511658591e-01)))
    let half = 0.5 * f * f
    return k * highLn2 - ((half - (s * (half + even + odd) + k * lowLn2)) - f)
  }

  /// e to the power of `x`; 0 or infinity where that is out of range.
  static func exp(_ x: Double) -> Double {
    guard x > -700 else { return 0 }
    guard x < 700 else { return .infinity }
    let k = (x * 1.44269504088896338700).rounded()
    let high = x - k * highLn2
    let low = k * lowLn2
    let r = high - low
    let t = r * r
    let tail =
      t
      * (1.66666666666666019037e-01
        + t
        * (-2.77777777770155933842e-03
          + t * (6.61375632143793436117e-05 + t * (-1.65339022054652515390e-06 + t * 4.13813679705723846039e-08))))
    let c = r - tail
    let y = 1 - ((low - (r * c) / (2 - c)) - high)
    return y * Double(bitPattern: UInt64(Int64(k) + 1023) &<< 52)
  }
}
