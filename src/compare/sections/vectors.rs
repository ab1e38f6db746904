//! Weighted features of a section as sparse vectors.

/// Weighted features, sorted by feature.
pub(super) type Vector = Vec<(u64, f32)>;

/// Every feature once, sorted, with how often it occurs.
pub(super) fn counted(mut features: Vec<u64>) -> Vec<(u64, usize)> {
    features.sort_unstable();
    features.chunk_by(|one, other| one == other).map(|same| (same[0], same.len())).collect()
}

/// Of length one, sorted by feature.
pub(super) fn normal(mut vector: Vector) -> Vector {
    let length = vector.iter().map(|(_, weight)| weight * weight).sum::<f32>().sqrt();
    vector.iter_mut().for_each(|(_, weight)| *weight /= length.max(f32::MIN_POSITIVE));
    vector.sort_by_key(|(feature, _)| *feature);
    vector
}

/// The scalar product: for vectors of length one 0 for nothing in common, 1 for the same.
pub(super) fn product(left: &Vector, right: &Vector) -> f32 {
    let (mut one, mut other, mut sum) = (0, 0, 0.0);
    // Which list goes on is a toss: both do by a number, since a branch here is guessed wrong half the time.
    while let (Some(a), Some(b)) = (left.get(one), right.get(other)) {
        sum += if a.0 == b.0 { a.1 * b.1 } else { 0.0 };
        one += usize::from(a.0 <= b.0);
        other += usize::from(b.0 <= a.0);
    }
    sum
}

/// Share of features that two sorted lists have in common, 0 to 1.
pub(super) fn in_common(left: &[u64], right: &[u64]) -> f32 {
    let common = left.iter().filter(|run| right.binary_search(run).is_ok()).count();
    2.0 * common as f32 / (left.len() + right.len()).max(1) as f32
}
