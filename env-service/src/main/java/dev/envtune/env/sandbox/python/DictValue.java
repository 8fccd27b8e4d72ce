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
public final class DictValue implements Value {
    private final LinkedHashMap<Value, Value> entries;
    private boolean frozen;
    private @Nullable String cachedJson;
    private @Nullable String cachedRepr;

    public DictValue() {
        entries = new LinkedHashMap<>(8);
    }

    private DictValue(int size) {
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
        return frozen ? shallowCopy() : this;
    }

    /// A dictionary of the same items that changes independently of this one.
    public DictValue fork() {
        return frozen ? this : shallowCopy();
    }

    /// Makes this dictionary and all it holds constant, so that sessions may share it and its text is computed once.
    public DictValue freeze() {
        frozen = true;
        entries.values().forEach(DictValue::freezeItem);
        return this;
    }

    public boolean isFrozen() {
        return frozen;
    }

    static void freezeItem(Value item) {
        switch (item) {
            case DictValue dict -> dict.freeze();
            case ListValue list -> list.freeze();
            case TupleValue tuple -> tuple.items().forEach(DictValue::freezeItem);
            case None _, Bool _, Int _, Real _, Str _, SetValue _, Opaque _ -> {}
        }
    }

    static Value thawItem(Value item) {
        return switch (item) {
            case DictValue dict -> dict.thaw();
            case ListValue list -> list.thaw();
            case TupleValue tuple ->
                    new TupleValue(tuple.items().stream().map(DictValue::thawItem).toList());
            case SetValue set -> set.copy();
            case None _, Bool _, Int _, Real _, Str _, Opaque _ -> item;
        };
    }

    @Nullable String cachedJson() {
        return cachedJson;
    }

    @Nullable String cachedRepr() {
        return cachedRepr;
    }

    void cacheJson(String text) {
        cachedJson = text;
    }

    void cacheRepr(String text) {
        cachedRepr = text;
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
        return frozen ? this : thaw();
    }

    /// A deep copy that may be changed, of a constant too.
    public DictValue thaw() {
        var copy = new DictValue(entries.size());
        entries.forEach((key, value) -> copy.entries.put(key, thawItem(value)));
        return copy;
    }

    private void requireMutable() {
        if (frozen) {
            throw new IllegalStateException(
                    "a shared constant dictionary was about to be changed: thaw() it first");
        }
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
