#include "cli/place.h"

namespace beian::cli {

void add_place_options(CLI::App& command, KeptPlace& place) {
    command.add_option("--data", place.data, "folder of what the desk keeps; ./beian-data otherwise");
    command.add_option("--config", place.config,
                       "the desk's settings; desk.yaml in the data folder otherwise");
    command.add_option("--database", place.database,
                       "sqlite:///path/to/file or postgresql://user@host/database; SQLite in the data folder "
                       "otherwise");
    command.add_option("--blobs", place.blobs,
                       "file:PATH or s3://BUCKET?endpoint=…; files in the data folder otherwise");
    command.add_option("--master-key", place.master_key,
                       "file:PATH, or command:CMD that prints it; a file in the data folder otherwise");
}

}  // namespace beian::cli
