package dev.envtune.env.sandbox.python;

import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// A Python dictionary in order of insertion: mutable, unless [#freeze()] made it a constant that sessions share.
///
/// As in Python, keys compare by value across numeric types, overwriting keeps a key's position,
/// and removing and adding again moves it to the end.
public final class DictValue extends Container {
    private final LinkedHashMap<Value, Value> entries;

    public DictValue() {
        entries = new LinkedHashMap<>(8);
    }

    /// @param size entries that are expected
    public DictValue(int size) {
        entries = LinkedHashMap.newLinkedHashMap(size);
    }

    public static DictValue of(String key, Value value) {
        return new DictValue().put(key, value);
    }

    public static DictValue of(String key, String value) {
        return of(key, new Str(value));
    }

    public static DictValue of(String key, boolean value) {
        return of(key, Bool.of(value));
    }

    public static DictValue of(String key, long value) {
        return of(key, Int.of(value));
    }

    public static DictValue of(String key, double value) {
        return of(key, new Real(value));
    }

    public DictValue put(Value key, Value value) {
        requireMutable();
        entries.put(key, value);
        return this;
    }

    public DictValue put(String key, Value value) {
        return put(new Str(key), value);
    }

    public DictValue put(String key, String value) {
        return put(key, new Str(value));
    }

    public DictValue put(String key, boolean value) {
        return put(key, Bool.of(value));
    }

    public DictValue put(String key, long value) {
        return put(key, Int.of(value));
    }

    public DictValue put(String key, double value) {
        return put(key, new Real(value));
    }

    public @Nullable Value get(Value key) {
        return entries.get(key);
    }

    public @Nullable Value get(String key) {
        return entries.get(new Str(key));
    }

    public Value getOrDefault(String key, Value otherwise) {
        return entries.getOrDefault(new Str(key), otherwise);
    }

    public boolean containsKey(Value key) {
        return entries.containsKey(key);
    }

    public boolean containsKey(String key) {
        return entries.containsKey(new Str(key));
    }

    public @Nullable Value remove(Value key) {
        requireMutable();
        return entries.remove(key);
    }

    public int size() {
        return entries.size();
    }

    public boolean isEmpty() {
        return entries.isEmpty();
    }

    /// Read-only views, in order.
    public Set<Value> keys() {
        return Collections.unmodifiableSet(entries.keySet());
    }

    public Collection<Value> values() {
        return Collections.unmodifiableCollection(entries.values());
    }

    public Set<Map.Entry<Value, Value>> entries() {
        return Collections.unmodifiableMap(entries).entrySet();
    }

    /// A shallow copy that may be changed.
    public DictValue shallowCopy() {
        var copy = new DictValue(entries.size());
        copy.entries.putAll(entries);
        return copy;
    }

    /// This dictionary if it may be changed, else a shallow copy that may.
    public DictValue writable() {
        return isFrozen() ? shallowCopy() : this;
    }

    /// A dictionary of the same items that changes independently of this one.
    public DictValue fork() {
        return isFrozen() ? this : shallowCopy();
    }

    @Override
    public DictValue freeze() {
        markFrozen();
        entries.values().forEach(Container::freezeItem);
        return this;
    }

    @Override
    public boolean truthy() {
        return !entries.isEmpty();
    }

    @Override
    public String typeName() {
        return "dict";
    }

    @Override
    public DictValue copy() {
        return isFrozen() ? this : thaw();
    }

    @Override
    public DictValue thaw() {
        var copy = new DictValue(entries.size());
        entries.forEach((key, value) -> copy.entries.put(key, thawItem(value)));
        return copy;
    }

    @Override
    public boolean equals(Object other) {
        return this == other || other instanceof DictValue dict && entries.equals(dict.entries);
    }

    @Override
    public int hashCode() {
        return entries.hashCode();
    }

    @Override
    public String toString() {
        return TextForms.repr(this);
    }
}
