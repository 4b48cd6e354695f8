import Glibc
import Platform
import Testing

@Suite("The limit of descriptors")
struct DescriptorLimitTests {
  @Test func `is not below what this process has open`() {
    #expect(DescriptorLimit.taken >= 3)
    #expect(DescriptorLimit.taken < DescriptorLimit.most)
  }

  @Test func `can be raised, and what was inherited stays known`() {
    DescriptorLimit.raise()
    #expect(Int(clamping: DescriptorLimit.inherited) <= DescriptorLimit.most)
  }
}
