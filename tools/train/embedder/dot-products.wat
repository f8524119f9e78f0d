;; Dot products of one vector of 16-bit integers with many of 8-bit ones, 16 numbers at a time.
;; All sizes are in bytes, and a row's is a multiple of 16; the products are exact.
(module
  (memory (export "memory") 1)
  (func (export "dotProducts")
    (param $rows i32) (param $count i32) (param $size i32) (param $asked i32) (param $products i32)
    (local $end i32) (local $column i32) (local $sum v128) (local $bytes v128)
    (loop $row
      (if (i32.eqz (local.get $count)) (then (return)))
      (local.set $sum (v128.const i32x4 0 0 0 0))
      (local.set $column (local.get $asked))
      (local.set $end (i32.add (local.get $rows) (local.get $size)))
      (loop $sixteen
        (local.set $bytes (v128.load (local.get $rows)))
        (local.set $sum
          (i32x4.add
            (i32x4.add
              (local.get $sum)
              (i32x4.dot_i16x8_s
                (i16x8.extend_low_i8x16_s (local.get $bytes))
                (v128.load (local.get $column))))
            (i32x4.dot_i16x8_s
              (i16x8.extend_high_i8x16_s (local.get $bytes))
              (v128.load offset=16 (local.get $column)))))
        (local.set $column (i32.add (local.get $column) (i32.const 32)))
        (local.set $rows (i32.add (local.get $rows) (i32.const 16)))
        (br_if $sixteen (i32.lt_u (local.get $rows) (local.get $end))))
      (i32.store (local.get $products)
        (i32.add
          (i32.add (i32x4.extract_lane 0 (local.get $sum)) (i32x4.extract_lane 1 (local.get $sum)))
          (i32.add (i32x4.extract_lane 2 (local.get $sum)) (i32x4.extract_lane 3 (local.get $sum)))))
      (local.set $products (i32.add (local.get $products) (i32.const 4)))
      (local.set $count (i32.sub (local.get $count) (i32.const 1)))
      (br $row))))
