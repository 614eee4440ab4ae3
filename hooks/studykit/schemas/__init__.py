"""JSON Schemas of the data files, made from the models: editors complete fields, explain them and mark mistakes as one types.

`make schema` writes them into data/schema/. They mark nothing that `make check` accepts.
"""

from .files import DataFiles, data_files, schema_texts, write_schemas

__all__ = ["DataFiles", "data_files", "schema_texts", "write_schemas"]
