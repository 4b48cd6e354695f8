/// The way of one request through the server: process, thread, backend, row, work, and all of it back.
extension Engine {
  @inline(__always)
  mutating func send(_ slot: Int32, at now: Double) {
    let index = Int(slot)
    let (work, row) = demand.next(sent)
    sent &+= 1
    slots[index].sent = now
    slots[index].work = work
    slots[index].row = row
    tallies.send(at: now)
    var process = source.keepsConnections ? slots[index].process : -1
    if process < 0 {
      process = router.isShared ? accepting() : router.next(lanes)
      slots[index].process = process
    }
    guard process >= 0 else { return wait(slot, at: now) }
    lanes[Int(process)].load &+= 1
    if lanes[Int(process)].hasFreeThread { occupy(slot, at: now) } else { wait(slot, at: now) }
  }

  @inline(__always)
  private mutating func wait(_ slot: Int32, at now: Double) {
    slots[Int(slot)].since = now
    let process = Int(slots[Int(slot)].process)
    if process < 0 {
      router.shared.append(slot, in: &slots)
    } else {
      lanes[process].queue.append(slot, in: &slots)
    }
  }

  @inline(__always)
  private mutating func occupy(_ slot: Int32, at now: Double) {
    let process = Int(slots[Int(slot)].process)
    slots[Int(slot)].began = now
    lanes[process].freeThreads &-= 1
    var before = overhead
    if lanes[process].isCold {
      lanes[process].isCold = false
      before += coldStart
    }
    if !hasStages {
      tallies.admit()
      slots[Int(slot)].phase = .work
      agenda.schedule(slot, at: now + before + slots[Int(slot)].work)
    } else if before > 0 {
      slots[Int(slot)].phase = .overhead
      agenda.schedule(slot, at: now + before)
    } else {
      takeBackend(slot, at: now)
    }
  }

  mutating func takeBackend(_ slot: Int32, at now: Double) {
    if !backends.isEmpty {
      guard backends[pool(of: slot)].take(slot, at: now, in: &slots) else { return }
    }
    takeRow(slot, at: now)
  }

  private mutating func takeRow(_ slot: Int32, at now: Double) {
    tallies.admit()
    let row = Int(slots[Int(slot)].row)
    if row >= 0 {
      guard rows[row].take(slot, at: now, in: &slots) else {
        tallies.collisions &+= 1
        return
      }
    }
    work(slot, at: now)
  }

  private mutating func work(_ slot: Int32, at now: Double) {
    slots[Int(slot)].phase = .work
    agenda.schedule(slot, at: now + slots[Int(slot)].work)
  }

  /// Gives back row, backend and thread, each to the first that waits for it, and then lets the client go on.
  @inline(__always)
  mutating func finish(_ slot: Int32, at now: Double) {
    let request = slots[Int(slot)]
    tallies.dismiss()
    if hasStages { handOn(slot, row: Int(request.row), at: now) }
    let process = Int(request.process)
    lanes[process].occupied += now - max(request.began, tallies.start)
    lanes[process].answers &+= 1
    lanes[process].load &-= 1
    tallies.answer(now - request.sent, at: now)
    answered &+= 1
    if answered == warmUp { restart(at: now) }
    handOnThread(of: process, at: now)
    slots[Int(slot)].phase = .outside
    goOn(slot, at: now)
  }

  private mutating func handOn(_ slot: Int32, row: Int, at now: Double) {
    if row >= 0 {
      let next = rows[row].handOn(in: slots)
      if next >= 0 {
        tallies.waitedForRow += now - slots[Int(next)].since
        work(next, at: now)
      }
    }
    if !backends.isEmpty {
      let next = backends[pool(of: slot)].handOn(in: slots)
      if next >= 0 {
        tallies.waitedForBackend += now - slots[Int(next)].since
        takeRow(next, at: now)
      }
    }
  }

  @inline(__always)
  private mutating func handOnThread(of process: Int, at now: Double) {
    lanes[process].freeThreads &+= 1
    var next = lanes[process].queue.popFirst(in: slots)
    if next < 0, router.isShared {
      next = router.shared.popFirst(in: slots)
      guard next >= 0 else { return joinLine(Int32(process)) }
      slots[Int(next)].process = Int32(process)
      lanes[process].load &+= 1
    }
    guard next >= 0 else { return }
    tallies.waitedForThread += now - slots[Int(next)].since
    occupy(next, at: now)
  }

  private func pool(of slot: Int32) -> Int { backendsAreShared ? 0 : Int(slots[Int(slot)].process) }
}
